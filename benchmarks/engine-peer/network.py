"""A Zeroloss network model in PyTorch: reads the safetensors file and builds the network that its metadata describes.

Uses nothing but torch; with the package safetensors, `safe_open(path, "pt").metadata()` gives the same JSON.
"""

import json
import struct

import torch
from torch import nn


def read(path):
    """The architecture (a dict) and the weights (tensors by name) of a model file."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    architecture = json.loads(header.pop("__metadata__")["zeroloss.network"])
    weights = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        values = torch.frombuffer(data, dtype=torch.float32, count=(end - start) // 4, offset=start)
        weights[name] = values.reshape(entry["shape"]).clone()
    return architecture, weights


def module(node, weights):
    """The PyTorch module of a node, or None where there is nothing to keep."""
    kind = node["layer"]
    weight = weights.get(node["name"] + ".weight")
    if kind == "Convolution":
        out, inputs, k, _ = weight.shape
        return nn.Conv2d(inputs, out, k, node["stride"], node["padding"], node["dilation"], bias=node["bias"])
    if kind == "TransposedConvolution":
        inputs, out, k, _ = weight.shape
        return nn.ConvTranspose2d(inputs, out, k, node["stride"], node["padding"], bias=node["bias"])
    if kind == "Dense":
        return nn.Linear(weight.shape[1], weight.shape[0], bias=node["bias"])
    if kind == "BatchNormalization":
        return nn.BatchNorm2d(weight.shape[0], node["epsilon"], node["momentum"])
    if kind == "GroupNormalization":
        return nn.GroupNorm(node["groups"], weight.shape[0], node["epsilon"])
    if kind == "ParametricRelu":
        return nn.PReLU(weight.shape[0])
    if kind == "LeakyRelu":
        return nn.LeakyReLU(node["slope"])
    if kind == "Activation":
        functions = {"RELU": nn.ReLU, "SIGMOID": nn.Sigmoid, "TANH": nn.Tanh, "ELU": nn.ELU}
        return nn.Softmax(1) if node["function"] == "SOFTMAX" else functions[node["function"]]()
    if kind == "Pooling":
        return (nn.MaxPool2d if node["kind"] == "MAX" else nn.AvgPool2d)(node["size"], node["stride"])
    if kind == "GlobalAverage":
        return nn.AdaptiveAvgPool2d(1)
    if kind == "Upsampling":
        if node["interpolation"] == "NEAREST":
            return nn.Upsample(scale_factor=node["factor"], mode="nearest")
        return nn.Upsample(scale_factor=node["factor"], mode="bilinear", align_corners=False)
    if kind == "Dropout":
        return (nn.Dropout if node["unit"] == "VALUE" else nn.Dropout2d)(node["rate"])
    return None


class Network(nn.Module):
    """The network of a model file, without its link (sigmoid or softmax)."""

    def __init__(self, architecture, weights):
        super().__init__()
        self.nodes, self.output = architecture["nodes"], architecture["output"]
        self.parts = nn.ModuleDict()
        for node in self.nodes:
            part = module(node, weights)
            if part is None:
                continue
            state = {k[len(node["name"]) + 1 :]: v for k, v in weights.items() if k.rsplit(".", 1)[0] == node["name"]}
            if node["layer"] == "BatchNormalization":
                state["num_batches_tracked"] = torch.tensor(0)
            part.load_state_dict(state)
            # a module's name may not have dots
            self.parts[node["name"].replace(".", "/")] = part

    def forward(self, images):
        values = {self.nodes[0]["name"]: images}
        for node in self.nodes[1:]:
            inputs = [values[name] for name in node["inputs"]]
            if node["layer"] == "Add":
                value = sum(inputs[1:], inputs[0])
            elif node["layer"] == "Concatenation":
                value = torch.cat(inputs, 1)
            else:
                part = self.parts[node["name"].replace(".", "/")]
                value = inputs[0].flatten(1) if node["layer"] == "Dense" else inputs[0]
                value = part(value)
                value = value[:, :, None, None] if node["layer"] == "Dense" else value
            values[node["name"]] = value
        return values[self.output]
