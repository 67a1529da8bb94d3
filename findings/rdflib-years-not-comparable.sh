#!/usr/bin/env bash
# Guess: FILTER(?year > "2021"^^xsd:gYear) keeps the observations of 2022 and 2023 in any SPARQL
#   engine that knows xsd:gYear; RDF Data Cubes give periods so.
# Seen: rdflib keeps none and raises nothing, though it sorts the same years rightly and knows
#   they are equal to themselves. Oxigraph keeps both.
# Why it matters: a query over published years returns an empty table that looks like a gap in the
#   data.
# Versions: rdflib 7.6.0, pyoxigraph 0.5.13 · 2026-11-28
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'rdflib==7.6.0' 'pyoxigraph==0.5.13' 2>install.log || { cat install.log; exit 2; }

cat >try.py <<'END'
import pyoxigraph
import rdflib

data = "".join(f'<http://x/{y}> <http://x/year> "{y}"^^<http://www.w3.org/2001/XMLSchema#gYear> .\n' for y in (2021, 2022, 2023))
prefix = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
after = prefix + 'SELECT ?y { ?o <http://x/year> ?y FILTER(?y > "2021"^^xsd:gYear) } ORDER BY ?y'
graph = rdflib.Graph().parse(data=data, format="nt")
store = pyoxigraph.Store()
store.load(data.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
print("rdflib sorted", [str(row.y) for row in graph.query("SELECT ?y { ?o <http://x/year> ?y } ORDER BY ?y")])
print("rdflib", [str(row.y) for row in graph.query(after)])
print("Oxigraph", [row["y"].value for row in store.query(after)])
END

cat >stated.txt <<'END'
rdflib sorted ['2021', '2022', '2023']
rdflib []
Oxigraph ['2022', '2023']
END

echo 'rdflib==7.6.0' 'pyoxigraph==0.5.13'
venv/bin/python try.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
diff stated.txt seen.txt && echo 'as stated'
