/**
 * The engine without natives: plain loops in double. Slow, on every system, and the truth that the
 * other engines are held against.
 */
package org.zeroloss.learn.network.plain;
