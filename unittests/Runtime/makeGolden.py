# SPDX-License-Identifier: Apache-2.0
"""Prints GoldenFiles.h: small files as NumPy and SciPy write them.

python makeGolden.py > GoldenFiles.h && clang-format -i GoldenFiles.h
"""

import io
import struct
import zipfile

import numpy as np
import scipy
import scipy.io
import scipy.sparse as sp


def npy(array, version=None):
    out = io.BytesIO()
    np.lib.format.write_array(out, array, version=version)
    return out.getvalue()


def npz(save, **arrays):
    out = io.BytesIO()
    save(out, **arrays)
    return out.getvalue()


def mtx(matrix, **options):
    out = io.BytesIO()
    scipy.io.mmwrite(out, matrix, **options)
    return out.getvalue()


def lying_npz(claim, present):
    """An array of `claim` bytes by header and directory, of `present` in truth."""
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        header, {"descr": "|u1", "fortran_order": False, "shape": (claim,)}
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            zipfile.ZipInfo("a.npy"),
            header.getvalue() + bytes(present),
            zipfile.ZIP_DEFLATED,
        )
    data = bytearray(out.getvalue())
    size = struct.pack("<I", len(header.getvalue()) + claim)
    data[22:26] = size
    directory = data.index(b"PK\1\2")
    data[directory + 24 : directory + 28] = size
    return bytes(data)


def emit(name, data):
    # The size is given because the bytes may hold zeros.
    print(f"\ninline constexpr std::string_view {name}(")
    for start in range(0, len(data), 16):
        chunk = data[start : start + 16]
        print('    "' + "".join(f"\\x{byte:02x}" for byte in chunk) + '"')
    print(f"    , {len(data)});")


print("// SPDX-License-Identifier: Apache-2.0\n//")
print(
    "// Files written by NumPy",
    np.__version__,
    "and SciPy",
    scipy.__version__ + "; made by makeGolden.py.",
)
print("""
#pragma once

#include <string_view>

namespace golden {""")

counts = np.arange(6).reshape(2, 3)
for code in "?bhilBHILefdFD":
    array = counts % 2 if code == "?" else counts * (1 - 2j if code in "FD" else 1)
    dtype = np.dtype(code)
    emit(f"npy_{dtype.name}", npy(array.astype(dtype)))
    if dtype.itemsize > 1:
        emit(f"npy_{dtype.name}_big", npy(array.astype(dtype.newbyteorder(">"))))
emit("npyFortran", npy(np.asfortranarray(np.arange(24, dtype="<i4").reshape(2, 3, 4))))
emit(
    "npyFortranBig",
    npy(np.asfortranarray(np.arange(24).reshape(2, 3, 4).astype(">c16"))),
)
emit("npyScalar", npy(np.array(2.5)))
emit("npyVector", npy(np.array([1.5, -2.0, np.inf], dtype="<f4")))
emit("npyEmpty", npy(np.zeros((3, 0, 2), dtype="<f8")))
emit("npyVersion2", npy(counts.astype("<i8"), (2, 0)))
emit("npyVersion3", npy(counts.astype("<i8"), (3, 0)))
emit("npyStructured", npy(np.zeros(2, dtype=[("a", "<f4"), ("b", "<i4")])))
emit("npyObject", npy(np.array([None, 1], dtype=object)))
emit("npyText", npy(np.array(["ab"])))
emit("npyDate", npy(np.array(["2020-01-01"], dtype="M8[D]")))
emit("npyLongDouble", npy(np.zeros(1, dtype=np.longdouble)))

emit("npzStored", npz(np.savez, a=counts.astype("<i4"), weight=np.array([1.5, 2.5])))
emit(
    "npzPacked",
    npz(
        np.savez_compressed,
        a=counts.astype("<i4"),
        f=np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    ),
)
emit("npzShort", lying_npz(4_000_000_000, 100))
emit("npzBomb", lying_npz(8, 1_000_000))

matrix = sp.coo_array(([1.5, -2.0, 0.1], ([0, 2, 1], [1, 0, 3])), shape=(3, 4))
emit("mtxReal", mtx(matrix, comment="from SciPy"))
emit("mtxInteger", mtx(matrix.astype(np.int64)))
emit("mtxComplex", mtx(matrix * 1j))
emit("mtxPattern", mtx(matrix, field="pattern"))
square = np.array([[1.0, 2, 0], [2, 0, 3], [0, 3, 4]])
skew = np.array([[0.0, 2, 0], [-2, 0, 3], [0, -3, 0]])
emit("mtxSymmetric", mtx(sp.coo_array(square), symmetry="symmetric"))
emit("mtxSkew", mtx(sp.coo_array(skew), symmetry="skew-symmetric"))
emit("mtxHermitian", mtx(sp.coo_array(square + 1j * skew), symmetry="hermitian"))
emit("mtxArray", mtx(np.arange(6.0).reshape(2, 3)))
emit("mtxArraySymmetric", mtx(square, symmetry="symmetric"))
emit("mtxArraySkew", mtx(skew, symmetry="skew-symmetric"))
emit("mtxArrayHermitian", mtx(square + 1j * skew, symmetry="hermitian"))
print("\n} // namespace golden")
