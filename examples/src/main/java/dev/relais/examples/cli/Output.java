package dev.relais.examples.cli;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;

/**
 * A file that is replaced as a whole at the end, or not at all; {@code -} is standard output. What is written waits beside
 * the target until {@link #commit}; closing without it leaves the target as it was.
 */
final class Output implements AutoCloseable {
    private final String name;
    private final Io io;
    private final Path draft;
    private final boolean replaces;
    private final OutputStream stream;

    private Output(String name, Io io, Path draft, boolean replaces) throws IOException {
        this.name = name;
        this.io = io;
        this.draft = draft;
        this.replaces = replaces;
        stream = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16);
    }

    static Output to(String name, Io io) {
        try {
            Path target = name.equals("-") ? null : Path.of(name);
            if (target == null || (Files.exists(target) && !Files.isRegularFile(target))) {
                return new Output(name, io, Files.createTempFile("relais", ".out"), false);
            }
            Path real = real(target);
            Path draft = real.resolveSibling(
                    "." + real.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
            return new Output(name, io, draft, true);
        } catch (IOException | InvalidPathException e) {
            throw unwritable(name, e);
        }
    }

    /** Whether a file is replaced, which hardly ever fails, rather than written to. */
    boolean replaces() {
        return replaces;
    }

    /** Adds a line. */
    void line(String line) {
        try {
            stream.write(line.getBytes(StandardCharsets.UTF_8));
            stream.write('\n');
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /** Everything is written: the target becomes it. */
    void commit() {
        try {
            stream.close();
            if (replaces) {
                Path real = real(Path.of(name));
                keepPermissions(real);
                Files.move(draft, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else if (name.equals("-")) {
                Files.copy(draft, io.out());
                if (io.out().checkError()) {
                    throw new IOException("standard output takes no more");
                }
            } else {
                try (OutputStream target = Files.newOutputStream(Path.of(name))) {
                    Files.copy(draft, target);
                }
            }
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /** Where a file stands, or will stand: behind symbolic links, also one to a file that is not there yet. */
    private static Path real(Path target) throws IOException {
        if (Files.exists(target)) {
            return target.toRealPath();
        }
        return Files.isSymbolicLink(target)
                ? target.toAbsolutePath().resolveSibling(Files.readSymbolicLink(target))
                : target.toAbsolutePath();
    }

    /** What only its owner may read stays so. */
    private void keepPermissions(Path real) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
        if (view != null && Files.exists(real)) {
            view.setPermissions(Files.getPosixFilePermissions(real));
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedInputException unwritable(String name, Exception e) {
        return new RefusedInputException(
                name, List.of(Fault.at("", "cannot be written (" + e.getClass().getSimpleName() + ")")));
    }
}
