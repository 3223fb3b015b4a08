"""`python -m generator` is `atlas`."""

from generator.cli import main

if __name__ == "__main__":
    main(prog_name="atlas")
