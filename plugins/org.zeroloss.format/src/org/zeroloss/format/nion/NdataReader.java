package org.zeroloss.format.nion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.ListedFile;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.npy.NpyHeader;
import org.zeroloss.format.npy.ZipArrays;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * A data item of Nion Swift: a zip archive of the array {@code data.npy} and its description {@code
 * metadata.json}.
 */
public final class NdataReader implements SignalReader {

    static final String DATA = "data.npy";
    static final String METADATA = "metadata.json";
    private static final int MAX_METADATA = 1 << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public String name() {
        return "Nion Swift";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("ndata", "ndata1");
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        if (head.length < 34 || head[0] != 'P' || head[1] != 'K' || head[2] != 3 || head[3] != 4) {
            return Match.NO;
        }
        final int length = (head[26] & 0xff) + ((head[27] & 0xff) << 8);
        final String name = new String(head, 30, Math.min(length, head.length - 30));
        return name.equals(DATA) || name.equals(METADATA) ? Match.CERTAIN : Match.NO;
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        final ZipArrays zip = ZipArrays.open(source);
        boolean done = false;
        try {
            final JsonNode json = json(source, zip.small(METADATA, MAX_METADATA));
            final NpyHeader header = zip.header(DATA);
            final SignalSpec spec =
                    options.axis().apply(source.name(), NdataSpec.of(source, header, json));
            final SignalFile file =
                    new ListedFile(
                            source,
                            List.of(new ListedFile.Entry(spec, zip.rows(DATA, header, spec))),
                            List.of(),
                            List.of(zip));
            done = true;
            return file;
        } finally {
            if (!done) {
                zip.close();
            }
        }
    }

    private static JsonNode json(final SourceFile source, final byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (final JsonProcessingException e) {
            throw FormatException.at(
                    source.name(), 0, "JSON in " + METADATA, e.getOriginalMessage(), e);
        } catch (final IOException e) {
            throw FormatException.at(source.name(), 0, "JSON in " + METADATA, e.getMessage(), e);
        }
    }
}
