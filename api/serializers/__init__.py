"""What each thing looks like in JSON: fields named one by one, codes beside names."""
