package org.zeroloss.format.scifio;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Endings of image files that SCIFIO and the Bio-Formats readers within KNIME Image Processing
 * know, and what they stand for. Left out are endings that other programs use for anything (txt,
 * xml, dat, img, hdr, raw, zip): a folder would be full of files that are no images; and those that
 * Zeroloss reads itself.
 */
final class ImageEndings {

    private static final Map<String, String> NAMES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("2fl", "TopoMetrix"),
                            Map.entry("afm", "Quesant AFM"),
                            Map.entry("aim", "AIM"),
                            Map.entry("al3d", "Alicona 3D"),
                            Map.entry("amiramesh", "Amira Mesh"),
                            Map.entry("avi", "Audio Video Interleave"),
                            Map.entry("bmp", "Windows Bitmap"),
                            Map.entry("cxd", "SimplePCI"),
                            Map.entry("czi", "Zeiss CZI"),
                            Map.entry("dcm", "DICOM"),
                            Map.entry("dic", "DICOM"),
                            Map.entry("dicom", "DICOM"),
                            Map.entry("dv", "DeltaVision"),
                            Map.entry("eps", "Encapsulated PostScript"),
                            Map.entry("epsi", "Encapsulated PostScript"),
                            Map.entry("fdf", "Varian FDF"),
                            Map.entry("ffr", "TopoMetrix"),
                            Map.entry("fits", "FITS"),
                            Map.entry("fts", "FITS"),
                            Map.entry("gif", "GIF"),
                            Map.entry("ics", "Image Cytometry Standard"),
                            Map.entry("ids", "Image Cytometry Standard"),
                            Map.entry("inr", "INR"),
                            Map.entry("ipl", "IPLab"),
                            Map.entry("ipw", "Image-Pro Workspace"),
                            Map.entry("isq", "Scanco ISQ"),
                            Map.entry("j2k", "JPEG 2000"),
                            Map.entry("jp2", "JPEG 2000"),
                            Map.entry("jpf", "JPEG 2000"),
                            Map.entry("jpk", "JPK Instruments"),
                            Map.entry("jpx", "JPEG 2000"),
                            Map.entry("lei", "Leica LCS"),
                            Map.entry("lif", "Leica LIF"),
                            Map.entry("liff", "Openlab LIFF"),
                            Map.entry("mng", "MNG"),
                            Map.entry("mov", "QuickTime"),
                            Map.entry("msr", "Lavision Imspector"),
                            Map.entry("mvd2", "Volocity"),
                            Map.entry("nd2", "Nikon NIS-Elements ND2"),
                            Map.entry("nhdr", "NRRD"),
                            Map.entry("nii", "NIfTI"),
                            Map.entry("nrrd", "NRRD"),
                            Map.entry("obf", "OBF"),
                            Map.entry("oib", "Olympus FluoView OIB"),
                            Map.entry("oif", "Olympus FluoView OIF"),
                            Map.entry("oir", "Olympus OIR"),
                            Map.entry("pct", "PICT"),
                            Map.entry("pcx", "PCX"),
                            Map.entry("pgm", "Portable Gray Map"),
                            Map.entry("pict", "PICT"),
                            Map.entry("psd", "Photoshop PSD"),
                            Map.entry("r3d", "DeltaVision"),
                            Map.entry("sdt", "Becker & Hickl SPCImage"),
                            Map.entry("sif", "Andor SIF"),
                            Map.entry("sld", "SlideBook"),
                            Map.entry("sm2", "RHK Technologies"),
                            Map.entry("sm3", "RHK Technologies"),
                            Map.entry("spe", "Princeton Instruments SPE"),
                            Map.entry("spi", "SPIDER"),
                            Map.entry("stp", "Molecular Imaging"),
                            Map.entry("sxm", "Nanonis SXM"),
                            Map.entry("tfr", "TopoMetrix"),
                            Map.entry("vsi", "Olympus cellSens VSI"),
                            Map.entry("vws", "TillVision"),
                            Map.entry("wat", "WA Technology TOP"),
                            Map.entry("xqd", "Seiko"),
                            Map.entry("xqf", "Seiko"),
                            Map.entry("zfp", "TopoMetrix"),
                            Map.entry("zfr", "TopoMetrix"),
                            Map.entry("zvi", "Zeiss AxioVision ZVI")));

    private ImageEndings() {}

    /**
     * @return lower case, without dot
     */
    static Set<String> all() {
        return new TreeSet<>(NAMES.keySet());
    }

    /**
     * @param fileName name of a file
     * @return what its ending stands for, for a sentence: {@code "Leica LIF files (.lif)"}
     */
    static String describe(final String fileName) {
        final int dot = fileName.lastIndexOf('.');
        final String ending = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        final String name = NAMES.get(ending);
        return name == null ? "other image formats" : name + " files (." + ending + ")";
    }
}
