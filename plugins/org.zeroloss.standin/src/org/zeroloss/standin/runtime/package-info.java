/**
 * The inside of the API classes, as the executor sees it: makes nodes from their factories and runs
 * them, holds what the API keeps to itself, and finds files relative to a workflow.
 */
package org.zeroloss.standin.runtime;
