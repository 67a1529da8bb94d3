"""Administrative areas in time (pure): codes and names by year, and what became of whom.

    history.csv → history (rows, checked) → flows (whose land went where, by year)
                → lines (which row goes on as which) → continuity (places with their changes)
                → atlas (areas in a year, finding, what became of an area)

Every year means its 31 December. Rules and limits: docs/areas.md.
"""
