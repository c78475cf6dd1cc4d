# SPDX-License-Identifier: Apache-2.0
"""Writes a NumPy array without NumPy: make_npy.py FILE DESCR SHAPE VALUES...

DESCR is NumPy's, such as "<f8"; SHAPE is "3,2", or "" for a scalar; VALUES are
in row-major order, "RE,IM" where complex. FILE may be ARCHIVE.npz:MEMBER.
--claim=SHAPE writes another shape into the header.
"""

import struct
import sys
import zipfile

CODES = {"b1": "?", "i1": "b", "i2": "h", "i4": "i", "i8": "q", "u1": "B"}
CODES |= {"u2": "H", "u4": "I", "u8": "Q", "f2": "e", "f4": "f", "f8": "d"}
CODES |= {"c8": "f", "c16": "d"}


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--claim=")]
    claims = [a[len("--claim=") :] for a in sys.argv[1:] if a.startswith("--claim=")]
    path, descr, shape, *values = arguments
    kind = CODES.get(descr[1:], "d")
    number = float if kind in "edf" else int
    numbers = [number(part) for value in values for part in value.split(",")]
    order = ">" if descr[0] == ">" else "<"
    data = struct.pack(f"{order}{len(numbers)}{kind}", *numbers)
    extents = tuple(int(n) for n in (claims or [shape])[0].split(",") if n)
    header = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': {extents}, }}"
    header = header.ljust(117) + "\n"
    magic = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header))
    content = magic + header.encode() + data
    archive, _, member = path.partition(":")
    if member:
        with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as file:
            file.writestr(member + ".npy", content)
        return
    with open(path, "wb") as file:
        file.write(content)


if __name__ == "__main__":
    main()
