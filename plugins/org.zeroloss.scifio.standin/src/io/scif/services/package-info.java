/** SCIFIO's services: signatures only. */
package io.scif.services;
