package org.zeroloss.format.dm;

import org.zeroloss.format.FormatException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a file's ImageList, checked: as many pixels as the dimensions say.
 *
 * @param name name in the file
 * @param pixel type of a pixel
 * @param dimensions fastest first
 * @param data where the pixels lie
 * @param group all of the entry's tags
 */
record DmImage(
        String name,
        DmPixel pixel,
        List<Dimension> dimensions,
        DmTag.Array data,
        DmTag.Group group) {

    /**
     * One dimension: value(i) = (i − origin) · scale.
     *
     * @param size number of pixels
     * @param origin pixel at which the value is 0
     * @param scale step, in {@code unit}
     * @param unit as the file writes it
     */
    record Dimension(long size, double origin, double scale, String unit) {

        /**
         * @return value of the first pixel
         */
        double offset() {
            return 0.0 - origin * scale;
        }
    }

    /**
     * @param file name for messages
     * @param index place in the ImageList
     * @param group the entry
     * @return the image
     * @throws FormatException if something is missing or does not fit together
     */
    static DmImage of(final String file, final int index, final DmTag.Group group) {
        final String where = "image " + index + " of the ImageList";
        final String name = text(group, "Name").orElse("");
        final DmTag.Array data = data(file, where, group);
        final DmTag.Scalar code = scalar(file, where, group, "ImageData", "DataType");
        final Optional<DmPixel> pixel = DmPixel.ofCode(code.value().longValue());
        if (pixel.isEmpty()) {
            throw FormatException.at(
                    file,
                    code.offset(),
                    "a known data type in " + where,
                    String.valueOf(code.value()));
        }
        final boolean odd =
                pixel.get() == DmPixel.HALF_PLANE && !pixel.get().storedAs(data.fields());
        if (odd || pixel.get().isUnknown()) {
            return new DmImage(name, pixel.get(), List.of(), data, group);
        }
        final DmTag.Scalar depth = scalar(file, where, group, "ImageData", "PixelDepth");
        if (!pixel.get().isOfDepth(depth.value().longValue())) {
            throw FormatException.at(
                    file,
                    depth.offset(),
                    "a pixel depth of "
                            + pixel.get().bytes()
                            + " bytes for "
                            + pixel.get().words()
                            + " in "
                            + where,
                    String.valueOf(depth.value()));
        }
        if (!pixel.get().storedAs(data.fields())) {
            throw FormatException.at(
                    file,
                    data.offset(),
                    pixel.get().words() + " in " + where,
                    "an array of " + data.fields());
        }
        final List<Dimension> dimensions = dimensions(file, where, group);
        checkCount(file, where, dimensions, data);
        return new DmImage(name, pixel.get(), dimensions, data, group);
    }

    private static DmTag.Array data(
            final String file, final String where, final DmTag.Group group) {
        final Optional<DmTag> data = group.find("ImageData", "Data");
        if (data.isEmpty() || !(data.get() instanceof DmTag.Array)) {
            throw FormatException.at(
                    file,
                    data.map(DmTag::offset).orElse(group.offset()),
                    "the array ImageData.Data in " + where,
                    data.isEmpty() ? "none" : "another kind of tag");
        }
        return (DmTag.Array) data.get();
    }

    private static void checkCount(
            final String file,
            final String where,
            final List<Dimension> dimensions,
            final DmTag.Array data) {
        long pixels = 1;
        for (final Dimension d : dimensions) {
            final long most = data.count() / Math.max(1, pixels);
            if (d.size() < 1 || d.size() > most) {
                pixels = -1;
                break;
            }
            pixels *= d.size();
        }
        if (pixels != data.count()) {
            throw FormatException.at(
                    file,
                    data.offset(),
                    "as many pixels as the dimensions "
                            + dimensions.stream().map(Dimension::size).toList()
                            + " of "
                            + where,
                    String.valueOf(data.count()));
        }
    }

    private static List<Dimension> dimensions(
            final String file, final String where, final DmTag.Group group) {
        final Optional<DmTag> sizes = group.find("ImageData", "Dimensions");
        if (sizes.isEmpty()
                || !(sizes.get() instanceof DmTag.Group)
                || ((DmTag.Group) sizes.get()).children().isEmpty()) {
            throw FormatException.at(
                    file,
                    sizes.map(DmTag::offset).orElse(group.offset()),
                    "the dimensions of " + where,
                    "none");
        }
        final int count = ((DmTag.Group) sizes.get()).children().size();
        final List<Dimension> dimensions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            final DmTag.Scalar size = scalar(file, where, group, "ImageData", "Dimensions", i);
            final Object[] path = {"ImageData", "Calibrations", "Dimension", i};
            double scale = 1;
            double origin = 0;
            if (group.find(path).isPresent()) {
                scale = real(file, where, group, append(path, "Scale"));
                origin = real(file, where, group, append(path, "Origin"));
            }
            dimensions.add(
                    new Dimension(
                            size.value().longValue(),
                            origin,
                            scale,
                            text(group, append(path, "Units")).orElse("")));
        }
        return dimensions;
    }

    private static double real(
            final String file, final String where, final DmTag.Group group, final Object[] path) {
        return scalar(file, where, group, path).value().doubleValue();
    }

    private static Object[] append(final Object[] path, final String last) {
        final Object[] all = Arrays.copyOf(path, path.length + 1);
        all[path.length] = last;
        return all;
    }

    private static DmTag.Scalar scalar(
            final String file, final String where, final DmTag.Group group, final Object... path) {
        final Optional<DmTag> tag = group.find(path);
        if (tag.isEmpty() || !(tag.get() instanceof DmTag.Scalar)) {
            throw FormatException.at(
                    file,
                    tag.map(DmTag::offset).orElse(group.offset()),
                    "the number " + List.of(path) + " in " + where,
                    tag.isEmpty() ? "none" : "another kind of tag");
        }
        return (DmTag.Scalar) tag.get();
    }

    /**
     * @param group where to look
     * @param path names and places
     * @return the text there, if there is one
     */
    static Optional<String> text(final DmTag.Group group, final Object... path) {
        return group.find(path)
                .filter(t -> t instanceof DmTag.Text)
                .map(t -> ((DmTag.Text) t).value());
    }
}
