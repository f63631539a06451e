/** SCIFIO's options: signatures only. */
package io.scif.config;
