package io.curasync.dev;

import java.io.IOException;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The part of a class that other classes are compiled against: all of it but method bodies and private members. */
final class ClassApi {

    private static final ClassFile CLASS_FILE = ClassFile.of(ConstantPoolSharingOption.NEW_POOL);
    private static final ClassTransform DROP_THE_REST = ClassTransform.dropping(ClassApi::isInvisible)
            .andThen(ClassTransform.transformingMethods(MethodTransform.dropping(CodeModel.class::isInstance)));

    private ClassApi() {}

    static boolean isEqual(Path one, Path other) throws IOException {
        return Arrays.equals(read(one), read(other));
    }

    private static byte[] read(Path file) throws IOException {
        ClassModel type = CLASS_FILE.parse(Files.readAllBytes(file));
        return CLASS_FILE.transformClass(type, DROP_THE_REST);
    }

    private static boolean isInvisible(ClassElement element) {
        return switch (element) {
            case FieldModel field -> field.flags().has(AccessFlag.PRIVATE);
            case MethodModel method -> method.flags().has(AccessFlag.PRIVATE);
            case NestMembersAttribute _, InnerClassesAttribute _ -> true;
            default -> false;
        };
    }
}
