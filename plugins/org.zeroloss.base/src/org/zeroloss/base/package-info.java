/** What every bundle shares: progress and cancellation, seeded random streams, bounded workers. */
package org.zeroloss.base;
