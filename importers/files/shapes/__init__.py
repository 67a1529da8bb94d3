"""A sheet as people lay it out → raw figures (pure): its titles, heads and rows told apart,
its columns understood, and what stands nowhere in a row taken from title, sheet and file."""
