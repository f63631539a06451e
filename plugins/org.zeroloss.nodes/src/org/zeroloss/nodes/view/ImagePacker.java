package org.zeroloss.nodes.view;

import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Plane;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.browse.SpectrumBrowser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Packs images into at most a given number of bytes: every pixel where they fit, else every second,
 * third, … column and line. Pixels are left out, never averaged, so that each spectrum shown is one
 * that was measured; spectra keep every channel.
 */
final class ImagePacker {

    private final List<SpectrumBrowser> m_images;
    private final List<ImageInfo> m_infos;

    ImagePacker(final List<SpectrumBrowser> images, final List<ImageInfo> infos) {
        m_images = images;
        m_infos = infos;
    }

    PackedImages pack(final long mostBytes, final List<Signal> open) {
        int stride = 1;
        while (bytes(stride) > mostBytes && stride < longestSide()) {
            stride++;
        }
        final int s = stride;
        final List<PackedImage> packed = new ArrayList<>();
        for (int i = 0; i < m_images.size(); i++) {
            packed.add(pack(m_images.get(i), m_infos.get(i), open.get(i), s));
        }
        final List<ImageInfo> infos = m_infos.stream().map(info -> info.thinned(s)).toList();
        return new PackedImages(new ImagesInfo(infos, PixelRows.note(s)), packed, s);
    }

    private long longestSide() {
        return m_infos.stream()
                .mapToLong(i -> Math.max(i.x().size(), i.y().size()))
                .max()
                .orElse(1);
    }

    private long bytes(final int stride) {
        long sum = 0;
        for (final ImageInfo info : m_infos) {
            final ImageInfo t = info.thinned(stride);
            final long pixels = (long) t.frames() * t.x().size() * t.y().size();
            final long perPixel = (t.band() ? 3L : 1L) * t.energy().size() + t.columns().size();
            sum += pixels * perPixel * Float.BYTES;
        }
        return sum;
    }

    private static PackedImage pack(
            final SpectrumBrowser image,
            final ImageInfo info,
            final Signal open,
            final int stride) {
        final List<byte[]> bands = new ArrayList<>();
        final List<String> names =
                info.band()
                        ? List.of(image.spec().bands().get(0), ImageInfo.LOW, ImageInfo.HIGH)
                        : List.of(image.spec().bands().get(0));
        for (final String band : names) {
            bands.add(values(image, info, open.plane(band), stride));
        }
        final Map<String, byte[]> columns = new LinkedHashMap<>();
        for (final MapColumn map : image.spec().maps()) {
            columns.put(map.name(), values(image, info, open.map(map.name()), stride));
        }
        return new PackedImage(bands, columns);
    }

    private static byte[] values(
            final SpectrumBrowser image,
            final ImageInfo info,
            final Plane plane,
            final int stride) {
        final ImageInfo t = info.thinned(stride);
        final int width = plane.width();
        final float[] values =
                new float[Math.toIntExact((long) t.frames() * t.y().size() * t.x().size() * width)];
        int at = 0;
        for (int f = 0; f < t.frames(); f++) {
            for (int y = 0; y < t.y().size(); y++) {
                for (int x = 0; x < t.x().size(); x++) {
                    plane.read(image.grid().row(f, x * stride, y * stride), 0, width, values, at);
                    at += width;
                }
            }
        }
        return FloatBytes.of(values);
    }
}
