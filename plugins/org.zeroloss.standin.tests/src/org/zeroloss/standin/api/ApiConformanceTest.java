package org.zeroloss.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The stand-in offers nothing that KNIME has not, and the nodes use nothing that some KNIME lacks.
 * The two checks are themselves checked on classes made for it.
 */
class ApiConformanceTest {

    /** The classes of the nodes that may name internal packages of KNIME, and why. */
    private static final Set<String> ADAPTERS =
            Set.of(
                    // the path fields with their file-chooser annotations, to read and to write
                    "org/zeroloss/nodes/path/PathParameters",
                    "org/zeroloss/nodes/path/FileParameters",
                    "org/zeroloss/nodes/path/TargetParameters",
                    // the pages of views, which the public API of views takes
                    "org/zeroloss/nodes/view/ViewPage",
                    // the views of ports, for which KNIME has an internal registry only
                    "org/zeroloss/nodes/portview/PortViews",
                    "org/zeroloss/nodes/portview/PortViews$SummaryView");

    private static List<KnimeApi> versions;

    @BeforeAll
    static void read() throws IOException {
        versions = List.of(KnimeApi.read("5.8"), KnimeApi.read("5.12"));
    }

    @Test
    void standInOffersOnlySymbolsOfKnime() throws IOException {
        final List<ClassNode> offered = ClassFiles.of("org.zeroloss.standin", "org/knime");
        assertFalse(offered.isEmpty(), "no class of the stand-in found");
        assertEquals("", lines(new OfferCheck(offered, versions).problems()));
    }

    @Test
    void nodesUseOnlySymbolsOfKnime() throws IOException {
        final List<ClassNode> nodes = ClassFiles.of("org.zeroloss.nodes", "org/zeroloss/nodes");
        if (nodes.isEmpty()) {
            final String message = "The bundle org.zeroloss.nodes is not here";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        assertEquals("", lines(new ReferenceCheck(nodes, versions, ADAPTERS::contains).problems()));
    }

    @Test
    void anInventedClassOrMethodIsFound() {
        final ClassNode invented = type("org/knime/node/Invented", "java/lang/Object");
        final ClassNode known = type("org/knime/core/data/MissingCell", "java/lang/Object");
        method(known, Opcodes.ACC_PUBLIC, "getReason", "()Ljava/lang/String;");
        method(known, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, "getError", "()Ljava/lang/String;");
        final String problems =
                lines(new OfferCheck(List.of(invented, known), versions).problems());
        assertTrue(problems.contains("no class org/knime/node/Invented"), problems);
        assertTrue(problems.contains("no org/knime/core/data/MissingCell.getReason"), problems);
        assertTrue(problems.contains("getError()Ljava/lang/String; is [public]"), problems);
        assertTrue(problems.contains("MissingCell is [final, public], not [public]"), problems);
    }

    @Test
    void aMissingMethodAFinalOneAndAnOpenOneAreFound() {
        final ClassNode node = type("org/zeroloss/x/Cell", "org/knime/core/data/DataCell");
        method(node, Opcodes.ACC_PUBLIC, "getType", "()Lorg/knime/core/data/DataType;");
        final MethodVisitor code = node.visitMethod(Opcodes.ACC_PUBLIC, "call", "()V", null, null);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "org/knime/core/data/DataCell", "gone", "()V", false);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, "org/knime/core/data/DataCell", "isMissing", "()Z", false);
        code.visitTypeInsn(Opcodes.NEW, "org/knime/core/webui/page/Page");
        final String problems =
                lines(new ReferenceCheck(List.of(node), versions, c -> false).problems());
        assertTrue(problems.contains("overrides the final org/knime/core/data/DataCell.getType"));
        assertTrue(problems.contains("DataCell.gone ()V, which is missing"), problems);
        assertTrue(problems.contains("isMissing ()Z, which differs in being static"), problems);
        assertTrue(problems.contains("names the internal org/knime/core/webui/page/Page"));
        assertTrue(problems.contains("leaves open"), problems);
        assertTrue(problems.contains("equalsDataCell (Lorg/knime/core/data/DataCell;)Z"));
    }

    @Test
    void anAnnotationMayBeMissingFromOneVersionButNotItsElementFromAll() {
        final String file = "org/knime/core/webui/node/dialog/defaultdialog/internal/file/";
        final ClassNode node = type("org/zeroloss/x/Path", "java/lang/Object");
        final var field = node.visitField(Opcodes.ACC_PUBLIC, "path", "I", null, null);
        field.visitAnnotation("L" + file + "WithFileSystem;", true)
                .visitEnum("value", "L" + file + "FileSystemOption;", "NOWHERE");
        field.visitAnnotation("L" + file + "FileReaderWidget;", true).visit("colour", "red");
        final List<String> strict =
                new ReferenceCheck(List.of(node), versions, c -> false).problems();
        final List<String> adapter =
                new ReferenceCheck(List.of(node), versions, c -> true).problems();
        assertTrue(lines(strict).contains("has the internal annotation"), lines(strict));
        assertTrue(lines(adapter).contains("FileSystemOption.NOWHERE"), lines(adapter));
        assertTrue(lines(adapter).contains("has no element colour"), lines(adapter));
        assertFalse(lines(adapter).contains("which no KNIME has"), lines(adapter));
    }

    private static ClassNode type(final String name, final String superName) {
        final ClassNode node = new ClassNode();
        node.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superName, new String[0]);
        return node;
    }

    private static void method(
            final ClassNode node, final int access, final String name, final String descriptor) {
        node.visitMethod(access, name, descriptor, null, null);
    }

    private static String lines(final List<String> problems) {
        return String.join("\n", new ArrayList<>(problems));
    }
}
