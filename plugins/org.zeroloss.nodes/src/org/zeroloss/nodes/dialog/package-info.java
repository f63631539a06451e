/** What several dialogs share: limits of numbers, checks against the connected image. */
package org.zeroloss.nodes.dialog;
