package org.zeroloss.standin.api;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that one class names of {@code org.knime}. */
final class References {

    private static final String KNIME = "org/knime/";
    private static final Pattern IN_SIGNATURE = Pattern.compile("L(org/knime/[^;<]+)");

    /** A method or field that is called or read. */
    record Use(String owner, String name, String descriptor, boolean isStatic) {}

    /** An interface that a lambda implements. */
    record Lambda(String type, String name, String descriptor) {}

    final Set<String> types = new LinkedHashSet<>();
    final Set<Use> methods = new LinkedHashSet<>();
    final Set<Use> fields = new LinkedHashSet<>();
    final Set<Lambda> lambdas = new LinkedHashSet<>();
    final List<AnnotationNode> annotations = new ArrayList<>();

    References(final ClassNode type) {
        type(type.superName);
        type.interfaces.forEach(this::type);
        signature(type.signature);
        annotations(type.visibleAnnotations);
        for (final FieldNode field : type.fields) {
            descriptor(field.desc);
            signature(field.signature);
            annotations(field.visibleAnnotations);
        }
        for (final MethodNode method : type.methods) {
            descriptor(method.desc);
            signature(method.signature);
            if ((method.access & Opcodes.ACC_SYNTHETIC) == 0) {
                // a bridge repeats the throws clause of KNIME's method, which the source did not
                method.exceptions.forEach(this::type);
            }
            annotations(method.visibleAnnotations);
            method.tryCatchBlocks.forEach(block -> type(block.type));
            method.instructions.forEach(this::instruction);
        }
    }

    private void instruction(final AbstractInsnNode node) {
        if (node instanceof TypeInsnNode n) {
            type(n.desc);
        } else if (node instanceof MultiANewArrayInsnNode n) {
            descriptor(n.desc);
        } else if (node instanceof MethodInsnNode n) {
            use(methods, n.owner, n.name, n.desc, n.getOpcode() == Opcodes.INVOKESTATIC);
        } else if (node instanceof FieldInsnNode n) {
            final int op = n.getOpcode();
            final boolean isStatic = op == Opcodes.GETSTATIC || op == Opcodes.PUTSTATIC;
            use(fields, n.owner, n.name, n.desc, isStatic);
        } else if (node instanceof LdcInsnNode n) {
            constant(n.cst);
        } else if (node instanceof InvokeDynamicInsnNode n) {
            descriptor(n.desc);
            for (final Object argument : n.bsmArgs) {
                constant(argument);
            }
            if (n.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
                final String type = Type.getReturnType(n.desc).getInternalName();
                if (type.startsWith(KNIME)) {
                    lambdas.add(new Lambda(type, n.name, ((Type) n.bsmArgs[0]).getDescriptor()));
                }
            }
        }
    }

    private void constant(final Object value) {
        if (value instanceof Type type) {
            descriptor(type.getDescriptor());
        } else if (value instanceof Handle handle) {
            final boolean field = handle.getTag() <= Opcodes.H_PUTSTATIC;
            final boolean isStatic =
                    handle.getTag() == Opcodes.H_INVOKESTATIC
                            || handle.getTag() == Opcodes.H_GETSTATIC
                            || handle.getTag() == Opcodes.H_PUTSTATIC;
            use(
                    field ? fields : methods,
                    handle.getOwner(),
                    handle.getName(),
                    handle.getDesc(),
                    isStatic);
        } else if (value instanceof ConstantDynamic dynamic) {
            descriptor(dynamic.getDescriptor());
        }
    }

    private void use(
            final Set<Use> uses,
            final String owner,
            final String name,
            final String descriptor,
            final boolean isStatic) {
        type(owner);
        descriptor(descriptor);
        if (owner.startsWith(KNIME)) {
            uses.add(new Use(owner, name, descriptor, isStatic));
        }
    }

    private void type(final String name) {
        if (name == null) {
            return;
        }
        if (name.startsWith("[")) {
            descriptor(name);
        } else if (name.startsWith(KNIME)) {
            types.add(name);
        }
    }

    private void descriptor(final String descriptor) {
        if (descriptor.startsWith("(")) {
            descriptor(Type.getReturnType(descriptor).getDescriptor());
            for (final Type argument : Type.getArgumentTypes(descriptor)) {
                descriptor(argument.getDescriptor());
            }
            return;
        }
        Type type = Type.getType(descriptor);
        if (type.getSort() == Type.ARRAY) {
            type = type.getElementType();
        }
        if (type.getSort() == Type.OBJECT) {
            type(type.getInternalName());
        }
    }

    private void signature(final String signature) {
        if (signature != null) {
            final Matcher matcher = IN_SIGNATURE.matcher(signature);
            while (matcher.find()) {
                type(matcher.group(1));
            }
        }
    }

    private void annotations(final List<AnnotationNode> nodes) {
        if (nodes != null) {
            nodes.stream().filter(n -> n.desc.startsWith("L" + KNIME)).forEach(annotations::add);
        }
    }
}
