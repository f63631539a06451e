/** What every network engine has to fulfil, as tests; for the engines' own test fragments. */
package org.zeroloss.learn.network.contract;
