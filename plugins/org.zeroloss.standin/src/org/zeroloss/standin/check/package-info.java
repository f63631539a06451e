/** What nodes and ports have to have before they are shown to anybody. */
package org.zeroloss.standin.check;
