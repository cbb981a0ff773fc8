"""Templates and the schema of the reports."""
