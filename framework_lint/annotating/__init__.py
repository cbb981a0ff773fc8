"""Write findings into a copy of the document: Word comments, PDF highlights."""
