package org.zeroloss.format.hdf5;

import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;

import org.zeroloss.format.FormatException;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A group. Its children are found by name at first use; only hard links count: a link by name or
 * into another file is no part of this file.
 */
final class H5Group extends H5Object {

    private static final long UNDEFINED = -1L;
    private static final int SOFT_LINK = 2;

    private Map<String, Long> m_addresses;
    private final Map<String, H5Object> m_children = new LinkedHashMap<>();

    H5Group(final H5File file, final String path, final ObjectHeader header) {
        super(file, path, header);
    }

    /** Names of all children, in the order in which the file keeps them. */
    Iterable<String> names() {
        return addresses().keySet();
    }

    Optional<H5Object> child(final String name) {
        final Long address = addresses().get(name);
        if (address == null) {
            return Optional.empty();
        }
        H5Object child = m_children.get(name);
        if (child == null) {
            final String path = path() + "/" + name;
            final ObjectHeader header =
                    file().guarded(path, () -> ObjectHeader.readObjectHeader(storage(), address));
            child =
                    header.hasMessageOfType(DataSpaceMessage.class)
                            ? new H5Dataset(file(), path, header)
                            : new H5Group(file(), path, header);
            m_children.put(name, child);
        }
        return Optional.of(child);
    }

    /** The group at a path below this one, if all of it is there. */
    Optional<H5Group> group(final String... path) {
        H5Group at = this;
        for (final String name : path) {
            final Optional<H5Object> next = at.child(name);
            if (next.isEmpty() || !(next.get() instanceof H5Group)) {
                return Optional.empty();
            }
            at = (H5Group) next.get();
        }
        return Optional.of(at);
    }

    Optional<H5Dataset> dataset(final String name) {
        return child(name).filter(c -> c instanceof H5Dataset).map(c -> (H5Dataset) c);
    }

    /** A dataset that must be there. */
    H5Dataset require(final String name) {
        return dataset(name)
                .orElseThrow(
                        () ->
                                FormatException.at(
                                        file().name(),
                                        storage().last(),
                                        "the dataset \"" + name + "\" in " + path(),
                                        addresses().keySet().toString()));
    }

    private Map<String, Long> addresses() {
        if (m_addresses == null) {
            m_addresses =
                    file().guarded(
                                    "the group " + path() + "/",
                                    () ->
                                            header().hasMessageOfType(SymbolTableMessage.class)
                                                    ? oldStyle()
                                                    : newStyle());
        }
        return m_addresses;
    }

    /** Symbol tables below a B-tree, names in a local heap. */
    private Map<String, Long> oldStyle() {
        final Map<String, Long> found = new LinkedHashMap<>();
        final SymbolTableMessage table = header().getMessageOfType(SymbolTableMessage.class);
        final ByteBuffer names =
                new LocalHeap(storage(), table.getLocalHeapAddress()).getDataBuffer();
        for (final long node :
                BTreeV1.createGroupBTree(storage(), table.getBTreeAddress()).getChildAddresses()) {
            for (final SymbolTableEntry e :
                    new GroupSymbolTableNode(storage(), node).getSymbolTableEntries()) {
                if (e.getCacheType() != SOFT_LINK) {
                    names.position(e.getLinkNameOffset());
                    found.put(Utils.readUntilNull(names), e.getObjectHeaderAddress());
                }
            }
        }
        return found;
    }

    /** Links in the header or in a fractal heap. */
    private Map<String, Long> newStyle() {
        final Map<String, Long> found = new LinkedHashMap<>();
        if (!header().hasMessageOfType(LinkInfoMessage.class)) {
            return found;
        }
        final LinkInfoMessage info = header().getMessageOfType(LinkInfoMessage.class);
        if (info.getBTreeNameIndexAddress() == UNDEFINED) {
            header().getMessagesOfType(LinkMessage.class).forEach(l -> add(found, l));
            return found;
        }
        final FractalHeap heap = new FractalHeap(storage(), info.getFractalHeapAddress());
        final BTreeV2<LinkNameForIndexedGroupRecord> tree =
                new BTreeV2<>(storage(), info.getBTreeNameIndexAddress());
        for (final LinkNameForIndexedGroupRecord r : tree.getRecords()) {
            add(found, LinkMessage.fromBuffer(heap.getId(r.getId()), storage().getSuperblock()));
        }
        return found;
    }

    private static void add(final Map<String, Long> found, final LinkMessage link) {
        if (link.getLinkType() == LinkMessage.LinkType.HARD) {
            found.put(link.getLinkName(), link.getHardLinkAddress());
        }
    }
}
