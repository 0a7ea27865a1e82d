// Short by now.
