/** Ensembles of small fully connected networks for regression, and their optimizers. */
package org.zeroloss.learn.net;
