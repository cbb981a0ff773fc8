"""The checks, one file each; `framework_lint.registry` loads them."""
