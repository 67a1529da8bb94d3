"""One look at the queue, as ``manage.py work --once``; prints seconds and MB."""

import json
import os
import resource
import time

started = time.perf_counter()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "civaffairs.settings")


def main() -> None:
    import django

    django.setup()
    from importers.batches.jobs import work_off

    done = work_off("bench")
    told = {
        "jobs": done,
        "seconds": time.perf_counter() - started,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "reader_megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        / 1024,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
