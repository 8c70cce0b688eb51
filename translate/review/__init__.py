"""XLIFF, in which translations go to revisers and come back: versions 1.2 and 2.x."""
