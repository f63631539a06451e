/** Series of FEI's TEM Imaging &amp; Analysis (TIA): .ser, described by the .emi beside them. */
package org.zeroloss.format.tia;
