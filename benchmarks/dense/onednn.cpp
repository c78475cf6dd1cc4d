// SPDX-License-Identifier: Apache-2.0
// Direct convolutions of oneDNN 2 for onednn.py, f32, one image. Data are
// reordered into the layouts that oneDNN chooses before anything is timed.
#include <cstdio>
#include <dnnl.hpp>
#include <memory>
#include <unordered_map>

using namespace dnnl;
using Tag = memory::format_tag;

namespace {
struct Layer {
  engine cpu{engine::kind::cpu, 0};
  stream queue{cpu};
  convolution_forward primitive;
  memory result;
  memory::dims shape;
  std::unordered_map<int, memory> arguments;
};

memory::desc describe(const memory::dims &shape, Tag tag) {
  return {shape, memory::data_type::f32, tag};
}

std::unique_ptr<Layer> make(const memory::dims &image,
                            const memory::dims &filters,
                            const memory::dims &result, long stride,
                            long padding, float *x, float *weights) {
  auto layer = std::make_unique<Layer>();
  bool isGrouped = filters.size() == 5;
  memory::dims strides{stride, stride}, border{padding, padding};
  convolution_forward::desc wanted(
      prop_kind::forward_inference, algorithm::convolution_direct,
      describe(image, Tag::any), describe(filters, Tag::any),
      describe(result, Tag::any), strides, border, border);
  convolution_forward::primitive_desc chosen(wanted, layer->cpu);
  memory plainImage(describe(image, Tag::nchw), layer->cpu, x);
  memory plainFilters(describe(filters, isGrouped ? Tag::goihw : Tag::oihw),
                      layer->cpu, weights);
  memory blockedImage(chosen.src_desc(), layer->cpu);
  memory blockedFilters(chosen.weights_desc(), layer->cpu);
  layer->result = memory(chosen.dst_desc(), layer->cpu);
  layer->shape = result;
  reorder(plainImage, blockedImage)
      .execute(layer->queue, plainImage, blockedImage);
  reorder(plainFilters, blockedFilters)
      .execute(layer->queue, plainFilters, blockedFilters);
  layer->queue.wait();
  layer->primitive = convolution_forward(chosen);
  layer->arguments = {{DNNL_ARG_SRC, blockedImage},
                      {DNNL_ARG_WEIGHTS, blockedFilters},
                      {DNNL_ARG_DST, layer->result}};
  return layer;
}
} // namespace

/// Channels are those of one group; null with the reason on stderr.
extern "C" void *onednn_make(long groups, long inputs, long outputs,
                             long height, long resultHeight, long kernel,
                             long stride, long padding, float *x,
                             float *weights) {
  memory::dims filters{outputs, inputs, kernel, kernel};
  if (groups > 1)
    filters.insert(filters.begin(), groups);
  try {
    return make({1, groups * inputs, height, height}, filters,
                {1, groups * outputs, resultHeight, resultHeight}, stride,
                padding, x, weights)
        .release();
  } catch (const std::exception &error) {
    std::fprintf(stderr, "oneDNN: %s\n", error.what());
    return nullptr;
  }
}

extern "C" void onednn_run(void *made) {
  auto *layer = static_cast<Layer *>(made);
  layer->primitive.execute(layer->queue, layer->arguments);
  layer->queue.wait();
}

/// Writes the result as [n, c, h, w].
extern "C" void onednn_read(void *made, float *y) {
  auto *layer = static_cast<Layer *>(made);
  memory plain(describe(layer->shape, Tag::nchw), layer->cpu, y);
  reorder(layer->result, plain).execute(layer->queue, layer->result, plain);
  layer->queue.wait();
}

extern "C" void onednn_release(void *made) {
  delete static_cast<Layer *>(made);
}
