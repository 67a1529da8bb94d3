#!/usr/bin/env bash
# Guess: 625.10 in JSON-LD becomes the decimal 625.10 (or 625.1) when turned into RDF: the JSON
#   number is one.
# Seen: every processor must make it the xsd:double 6.251E2, and 370.0 the xsd:integer 370; one
#   column has two types. 0.1 and 0.2 added in SPARQL give 0.30000000000000004 from JSON-LD and
#   0.3 from Turtle.
# Why it matters: a table published as JSON-LD loses exactness that the same table in Turtle has;
#   figures need "@type": "xsd:decimal" and to be text.
# Versions: pyld 3.3.0, pyoxigraph 0.5.13 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'pyld==3.3.0' 'pyoxigraph==0.5.13' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import pyoxigraph
from pyld import jsonld

def rdf(*values: float) -> str:
    items = [{"@id": f"http://x/{n}", "http://x/v": value} for n, value in enumerate(values)]
    return jsonld.to_rdf(items, {"format": "application/n-quads"})

print(rdf(625.10, 370.0), end="")
add = "SELECT (SUM(?v) AS ?s) { ?o <http://x/v> ?v }"
for source, kind in ((rdf(0.1, 0.2), "JSON-LD"), ("<http://x/a> <http://x/v> 0.1 . <http://x/b> <http://x/v> 0.2 .", "Turtle")):
    store = pyoxigraph.Store()
    store.load(source.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    print(kind, [str(row["s"]) for row in store.query(add)])
END

cat >stated.txt <<'END'
<http://x/0> <http://x/v> "6.251E2"^^<http://www.w3.org/2001/XMLSchema#double> .
<http://x/1> <http://x/v> "370"^^<http://www.w3.org/2001/XMLSchema#integer> .
JSON-LD ['"0.30000000000000004"^^<http://www.w3.org/2001/XMLSchema#double>']
Turtle ['"0.3"^^<http://www.w3.org/2001/XMLSchema#decimal>']
END

echo 'pyld==3.3.0' 'pyoxigraph==0.5.13'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
