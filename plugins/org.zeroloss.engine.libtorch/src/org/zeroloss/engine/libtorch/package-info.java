/**
 * The network engine on LibTorch, the C++ library under PyTorch, through Bytedeco's Java bindings:
 * the fast engine, and the one that reaches present NVIDIA GPUs.
 */
package org.zeroloss.engine.libtorch;
