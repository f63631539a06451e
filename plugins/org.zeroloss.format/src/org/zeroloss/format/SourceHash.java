package org.zeroloss.format;

import org.zeroloss.base.Progress;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of source files, for the metadata of what is made from them. */
final class SourceHash {

    private static final int CHUNK = 1 << 20;

    private SourceHash() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            // Every Java platform is required to have it.
            throw new IllegalStateException(e);
        }
    }

    static String of(final SourceFile file, final Progress progress) {
        if (file.sha256().isPresent()) {
            return file.sha256().get();
        }
        final long size = file.size();
        final MessageDigest digest = sha256();
        final byte[] chunk = new byte[CHUNK];
        long done = 0;
        try (InputStream in = Files.newInputStream(file.path())) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                progress.checkCanceled();
                digest.update(chunk, 0, n);
                done += n;
                progress.update((double) done / size, "Hashing " + file.name());
            }
        } catch (final IOException e) {
            throw FormatException.of(file.name(), "reading failed: " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The spec with these files as its last sources, each with its hash. What they were made from
     * themselves stays before them.
     */
    static SignalSpec into(
            final SignalSpec spec, final List<SourceFile> files, final Progress progress) {
        final List<SignalSource> read = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            final SourceFile f = files.get(i);
            final Progress part =
                    progress.part((double) i / files.size(), (i + 1.0) / files.size());
            read.add(new SignalSource(f.name(), of(f, part)));
        }
        final SignalMetadata old = spec.metadata();
        final List<SignalSource> sources = new ArrayList<>();
        for (final SignalSource s : old.sources()) {
            // a reader names its file before it is hashed; several files may have one origin
            final boolean isRead =
                    read.contains(s)
                            || s.sha256().isEmpty()
                                    && files.stream().anyMatch(f -> f.name().equals(s.name()));
            if (!isRead && !sources.contains(s)) {
                sources.add(s);
            }
        }
        sources.addAll(read);
        return spec.withMetadata(
                new SignalMetadata(
                        old.beamEnergyKeV(),
                        old.convergenceMrad(),
                        old.collectionMrad(),
                        old.exposureS(),
                        old.instrument(),
                        sources,
                        old.provenance(),
                        old.tags()));
    }
}
