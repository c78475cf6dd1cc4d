// SPDX-License-Identifier: Apache-2.0
//
// NumPy arrays: what NumPy wrote must read as its numbers, wrong and damaged
// files must fail, and what is written must be what NumPy writes.

#include "TensorOpt/Runtime/Npy.h"

#include "FileTesting.h"
#include "GoldenFiles.h"

#include <complex>
#include <cstring>

using namespace tensoropt;

namespace {

using Shape = std::vector<int64_t>;
using namespace std::string_view_literals;

/// A file of format version 1 with `dictionary` as its header.
std::string npyFile(std::string_view dictionary, std::string_view data = "") {
  std::string file("\x93NUMPY\1\0", 8);
  file += static_cast<char>(dictionary.size() & 0xff);
  file += static_cast<char>(dictionary.size() >> 8);
  return file.append(dictionary).append(data);
}

template <typename Number> std::vector<Number> numbers(const NpyArray &array) {
  std::vector<Number> result(array.data.size() / sizeof(Number));
  if (!result.empty())
    std::memcpy(result.data(), array.data.data(), array.data.size());
  return result;
}

class Npy : public testing::Test {
protected:
  std::optional<NpyArray> read(std::string_view bytes) {
    folder.write("a.npy", bytes);
    error.clear();
    auto array = readNpy(folder.path("a.npy"), error);
    EXPECT_EQ(array.has_value(), error.empty()) << error;
    error = folder.shorten(error);
    return array;
  }

  NpyArray good(std::string_view bytes) {
    auto array = read(bytes);
    EXPECT_TRUE(array) << error;
    return array.value_or(NpyArray());
  }

  /// The message for bad bytes after "a.npy: ".
  std::string bad(std::string_view bytes) {
    EXPECT_FALSE(read(bytes));
    EXPECT_EQ(error.substr(0, 7), "a.npy: ");
    return error.substr(std::min<size_t>(7, error.size()));
  }

  template <typename Number>
  void expectCounts(std::string_view bytes, ScalarKind kind, Number unit) {
    NpyArray array = good(bytes);
    EXPECT_EQ(array.type, ScalarType{kind});
    EXPECT_EQ(array.shape, (Shape{2, 3}));
    std::vector<Number> expected;
    for (int i = 0; i < 6; ++i)
      expected.push_back(
          static_cast<Number>(unit * static_cast<Number>(float(i))));
    EXPECT_EQ(numbers<Number>(array), expected);
  }

  TestFolder folder;
  std::string error;
};

TEST_F(Npy, ReadsEveryTypeOfNumPy) {
  EXPECT_EQ(numbers<uint8_t>(good(golden::npy_bool)),
            (std::vector<uint8_t>{0, 1, 0, 1, 0, 1}));
  expectCounts<int8_t>(golden::npy_int8, ScalarKind::I8, 1);
  expectCounts<uint8_t>(golden::npy_uint8, ScalarKind::U8, 1);
  for (auto file : {golden::npy_int16, golden::npy_int16_big})
    expectCounts<int16_t>(file, ScalarKind::I16, 1);
  for (auto file : {golden::npy_int32, golden::npy_int32_big})
    expectCounts<int32_t>(file, ScalarKind::I32, 1);
  for (auto file : {golden::npy_int64, golden::npy_int64_big})
    expectCounts<int64_t>(file, ScalarKind::I64, 1);
  for (auto file : {golden::npy_uint16, golden::npy_uint16_big})
    expectCounts<uint16_t>(file, ScalarKind::U16, 1);
  for (auto file : {golden::npy_uint32, golden::npy_uint32_big})
    expectCounts<uint32_t>(file, ScalarKind::U32, 1);
  for (auto file : {golden::npy_uint64, golden::npy_uint64_big})
    expectCounts<uint64_t>(file, ScalarKind::U64, 1);
  for (auto file : {golden::npy_float32, golden::npy_float32_big})
    expectCounts<float>(file, ScalarKind::F32, 1);
  for (auto file : {golden::npy_float64, golden::npy_float64_big})
    expectCounts<double>(file, ScalarKind::F64, 1);
  for (auto file : {golden::npy_complex64, golden::npy_complex64_big})
    expectCounts<std::complex<float>>(file, ScalarKind::C64, {1, -2});
  for (auto file : {golden::npy_complex128, golden::npy_complex128_big})
    expectCounts<std::complex<double>>(file, ScalarKind::C128, {1, -2});
  // Half floats 0 to 5: sign, 5 bits of exponent + 15, 10 of fraction.
  for (auto file : {golden::npy_float16, golden::npy_float16_big})
    EXPECT_EQ(
        numbers<uint16_t>(good(file)),
        (std::vector<uint16_t>{0, 0x3c00, 0x4000, 0x4200, 0x4400, 0x4500}));
}

TEST_F(Npy, TurnsFortranOrderIntoC) {
  NpyArray array = good(golden::npyFortran);
  EXPECT_EQ(array.shape, (Shape{2, 3, 4}));
  auto values = numbers<int32_t>(array);
  ASSERT_EQ(values.size(), 24u);
  for (int32_t i = 0; i < 24; ++i)
    EXPECT_EQ(values[size_t(i)], i);
  auto big = numbers<std::complex<double>>(good(golden::npyFortranBig));
  ASSERT_EQ(big.size(), 24u);
  for (int i = 0; i < 24; ++i)
    EXPECT_EQ(big[size_t(i)], std::complex<double>(i));
}

TEST_F(Npy, ReadsUnusualShapes) {
  NpyArray array = good(golden::npyScalar);
  EXPECT_EQ(array.shape, Shape{});
  EXPECT_EQ(numbers<double>(array), std::vector<double>{2.5});
  array = good(golden::npyEmpty);
  EXPECT_EQ(array.shape, (Shape{3, 0, 2}));
  EXPECT_TRUE(array.data.empty());
  EXPECT_TRUE(good(npyFile("{'descr':'<f8','fortran_order':True,"
                           "'shape':(0,5)}"))
                  .data.empty());
}

TEST_F(Npy, ReadsLaterVersions) {
  expectCounts<int64_t>(golden::npyVersion2, ScalarKind::I64, 1);
  expectCounts<int64_t>(golden::npyVersion3, ScalarKind::I64, 1);
}

TEST_F(Npy, ReadsKeysInAnyOrder) {
  for (std::string_view header :
       {"{'shape': (2,), 'descr': '|u1', 'fortran_order': False}",
        "{\"fortran_order\":False,\"shape\":(2 ,),\"descr\":\"=u1\",}   \n",
        "{ 'descr' : '>u1' , 'shape' : ( 2 , ) , 'fortran_order' : True , }"})
    EXPECT_EQ(numbers<uint8_t>(good(npyFile(header, "\5\6"))),
              (std::vector<uint8_t>{5, 6}));
}

TEST_F(Npy, RefusesOtherTypes) {
  EXPECT_EQ(bad(golden::npyStructured), "structured dtypes are not supported");
  EXPECT_EQ(bad(golden::npyObject),
            "dtype '|O' is not supported (Python objects)");
  EXPECT_EQ(bad(golden::npyText), "dtype '<U2' is not supported (text)");
  EXPECT_EQ(bad(golden::npyDate), "dtype '<M8[D]' is not supported (dates)");
  EXPECT_EQ(bad(golden::npyLongDouble),
            "dtype '<f16' is not supported (not a type of this compiler)");
  auto withDescr = [](const std::string &descr) {
    return npyFile("{'descr': " + descr +
                   ", 'fortran_order': False, 'shape': ()}");
  };
  EXPECT_EQ(bad(withDescr("'f8'")),
            "dtype 'f8' does not begin with a byte order, one of < > | =");
  EXPECT_EQ(bad(withDescr("''")),
            "dtype '' does not begin with a byte order, one of < > | =");
  EXPECT_EQ(bad(withDescr("'<'")),
            "dtype '<' is not supported (not a type of this compiler)");
  EXPECT_EQ(bad(withDescr("('<f8', (2,))")),
            "dtypes with a shape of their own are not supported");
}

TEST_F(Npy, RefusesWrongPrefixes) {
  EXPECT_EQ(bad(""), "file is empty");
  EXPECT_EQ(bad("PK\3\4 and more bytes"),
            "is not a NumPy array, it begins with 'PK\\x03\\x04 a'");
  EXPECT_EQ(bad("\x93NUMPY\1"), "ends inside the header, after 7 bytes");
  EXPECT_EQ(bad("\x93NUMPY\4\0\0\0\0\0\0\0"sv),
            "has format version 4.0, expected 1.0, 2.0 or 3.0");
  EXPECT_EQ(bad("\x93NUMPY\1\1\0\0\0\0\0\0"sv),
            "has format version 1.1, expected 1.0, 2.0 or 3.0");
  EXPECT_EQ(bad("\x93NUMPY\1\0\1\0{}"sv),
            "has a header of 1 bytes, too few for any array");
  EXPECT_EQ(bad("\x93NUMPY\2\0\xff\xff\xff\xff{}"sv),
            "has a header of 4294967295 bytes, the limit is 65535");
  EXPECT_EQ(bad("\x93NUMPY\1\0\x76\0{}"sv),
            "ends inside the header, which has 128 bytes of which 12 are "
            "there");
}

TEST_F(Npy, RefusesWrongDictionaries) {
  auto header = [&](std::string_view text) { return bad(npyFile(text)); };
  EXPECT_EQ(header("['descr']"), "expected '{' at byte 10 of the header");
  EXPECT_EQ(header("{   "), "expected a string at byte 14 of the header");
  EXPECT_EQ(header("{'descr'  "), "expected ':' at byte 20 of the header");
  EXPECT_EQ(header("{'descr"), "header has a string without end");
  EXPECT_EQ(header("{'de\\x73cr'}"),
            "header has an escape in the string 'de\\x73cr'");
  EXPECT_EQ(header("{'descr': '<f8', 'order': 1}"),
            "header has the unknown key 'order'");
  EXPECT_EQ(header("{'descr': '<f8', 'descr': '<f8'}"),
            "header has the key 'descr' twice");
  EXPECT_EQ(header("{'descr': '<f8' 'shape': ()}"),
            "expected ',' at byte 26 of the header");
  EXPECT_EQ(header("{'shape': (), 'descr': '<f8'}"),
            "header lacks the key 'fortran_order'");
  EXPECT_EQ(header("{'fortran_order': 0}"),
            "expected True or False at byte 28 of the header");
  EXPECT_EQ(header("{'shape': (),'descr':'<f8','fortran_order':True}x"),
            "expected the end of the header at byte 58 of the header");
}

TEST_F(Npy, RefusesWrongShapes) {
  auto shape = [&](const std::string &text) {
    return bad(npyFile(
        "{'descr': '<f8', 'fortran_order': False, 'shape': " + text + "}"));
  };
  EXPECT_EQ(shape("3"), "expected '(' at byte 60 of the header");
  EXPECT_EQ(shape("(3)"), "shape is a number in parentheses, not a tuple");
  EXPECT_EQ(shape("(,)"), "expected an integer at byte 61 of the header");
  EXPECT_EQ(shape("(3 4)"), "expected ',' at byte 63 of the header");
  EXPECT_EQ(shape("(3.0,)"), "expected ',' at byte 62 of the header");
  EXPECT_EQ(shape("(03,)"), "expected an integer at byte 61 of the header");
  EXPECT_EQ(shape("(-1,)"), "extent '-1' is negative");
  EXPECT_EQ(shape("(9223372036854775808,)"),
            "extent '9223372036854775808' is outside the range of an int64");
  EXPECT_EQ(shape("(3037000500, 3037000500)"),
            "the bytes of an array of rank 2 of f64 are outside the range of "
            "an int64");
  EXPECT_EQ(shape("(0, 4611686018427387904)"),
            "the bytes of an array of rank 2 of f64 are outside the range of "
            "an int64");
}

TEST_F(Npy, RefusesWrongSizes) {
  std::string file(golden::npy_int16); // 12 bytes of data
  EXPECT_EQ(bad(file + "xyz"), "the header needs 12 bytes of data but 15 are "
                               "there, 3 too many");
  EXPECT_EQ(bad(file.substr(0, file.size() - 5)),
            "the header needs 12 bytes of data but 7 are there, 5 too few");
  // 8 PB; allocating before looking would fail.
  EXPECT_EQ(bad(npyFile("{'descr': '<f8', 'fortran_order': True, 'shape': "
                        "(1000000000000, 1000)}",
                        "12345678")),
            "the header needs 8000000000000000 bytes of data but 8 are there, "
            "7999999999999992 too few");
}

TEST_F(Npy, RefusesOtherBooleans) {
  EXPECT_EQ(bad(npyFile("{'descr':'|b1','fortran_order':False,'shape':(3,)}",
                        "\0\1\2"sv)),
            "element 2 is the boolean 2, expected 0 or 1");
}

TEST_F(Npy, RefusesEveryPrefix) {
  for (std::string_view file :
       {golden::npy_int16_big, golden::npyScalar, golden::npyVersion2})
    for (size_t size = 0; size < file.size(); ++size)
      EXPECT_FALSE(read(file.substr(0, size))) << size;
}

TEST_F(Npy, SurvivesMutations) {
  for (std::string_view file :
       {golden::npy_bool, golden::npyFortranBig, golden::npyEmpty})
    forEachMutation(file, 2000, [&](std::string_view bytes, unsigned seed) {
      auto array = read(bytes);
      size_t size = array ? array->type.size() : 0;
      for (int64_t extent : array ? array->shape : Shape())
        size *= static_cast<size_t>(extent);
      EXPECT_EQ(size, array ? array->data.size() : 0) << "seed " << seed;
    });
}

TEST_F(Npy, WritesTheBytesOfNumPy) {
  for (std::string_view file :
       {golden::npy_bool, golden::npy_float16, golden::npy_complex128,
        golden::npy_int64, golden::npyScalar, golden::npyVector,
        golden::npyEmpty}) {
    NpyArray array = good(file);
    ASSERT_TRUE(writeNpy(folder.path("b.npy"),
                         {array.type, array.shape, array.data.data()}, error))
        << error;
    NpyArray back = good(folder.read("b.npy"));
    EXPECT_EQ(back.type, array.type);
    EXPECT_EQ(back.shape, array.shape);
    EXPECT_EQ(back.data, array.data);
    EXPECT_EQ(folder.read("b.npy"), file);
  }
  EXPECT_EQ(folder.count(), 2u); // a.npy, b.npy and no temporary files
}

TEST_F(Npy, WriterRefusesWrongArrays) {
  auto refused = [&](const std::string &name, const Shape &shape) {
    EXPECT_FALSE(
        writeNpy(folder.path(name), {ScalarType{}, shape, nullptr}, error));
    EXPECT_EQ(folder.count(), 0u);
    return folder.shorten(error);
  };
  EXPECT_EQ(refused("b.npy", {2, -3}), "b.npy: extent -3 is negative");
  EXPECT_EQ(refused("b.npy", {int64_t(1) << 40, int64_t(1) << 40}),
            "b.npy: the bytes of an array of rank 2 of f64 are outside the "
            "range of an int64");
  EXPECT_EQ(refused("b.npy", Shape(22000, 0)),
            "b.npy: rank 22000 needs a header of 66102 bytes, the limit is "
            "65535");
  EXPECT_EQ(refused("no/b.npy", {0}),
            "no/b.npy: cannot be created: No such file or directory");
}

} // namespace
