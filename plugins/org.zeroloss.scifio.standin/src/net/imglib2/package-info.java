/** ImgLib2's intervals, which SCIFIO names parts of planes with: signatures only. */
package net.imglib2;
