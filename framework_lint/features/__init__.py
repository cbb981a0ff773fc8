"""What drafts do: hedges, escapes, deadlines, levels; one file each, for whatever asks."""
