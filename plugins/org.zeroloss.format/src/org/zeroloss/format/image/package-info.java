/** Pictures of everyday formats: PNG and JPEG. */
package org.zeroloss.format.image;
