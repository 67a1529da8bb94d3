"""The yardstick: the same file read with pandas and loaded by COPY. Prints seconds and MB."""

import io
import json
import os
import resource
import sys
import time

import pandas
import psycopg


def main(path: str) -> None:
    started = time.perf_counter()
    frame = pandas.read_excel(path)
    read = time.perf_counter() - started
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        columns = ", ".join(f"c{n} text" for n in range(len(frame.columns)))
        connection.execute("DROP TABLE IF EXISTS bench_plain")
        connection.execute(f"CREATE TABLE bench_plain ({columns})")  # type: ignore[arg-type]
        text = io.StringIO()
        frame.to_csv(text, index=False, header=False)
        with connection.cursor().copy(
            "COPY bench_plain FROM STDIN (FORMAT csv)"
        ) as copy:
            copy.write(text.getvalue())
    told = {
        "read": read,
        "total": time.perf_counter() - started,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "rows": len(frame),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
