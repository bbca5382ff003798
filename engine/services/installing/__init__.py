"""Installing what a running system needs beside pathways: who there is, and who sits where."""
