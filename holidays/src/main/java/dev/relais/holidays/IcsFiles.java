package dev.relais.holidays;

import dev.relais.calendar.UnknownHolidaysException;
import dev.relais.calendar.UnknownHolidaysException.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;

/**
 * The iCalendar files of a directory and below.
 *
 * @param directory absolute and normal; outside of it nothing is read, not even through links
 */
record IcsFiles(Path directory) {
    private static final int MOST_BYTES = 1 << 20;

    Set<LocalDate> days(String path) {
        byte[] bytes = bytes(path);
        try {
            return IcsCalendar.read(bytes).days();
        } catch (NotUnderstoodException e) {
            throw refused(path, e.getMessage());
        }
    }

    private byte[] bytes(String path) {
        try {
            Path file = directory.resolve(path);
            if (Path.of(path).isAbsolute() || !file.normalize().startsWith(directory)) {
                throw refused(path, "leads out of the desk file's directory");
            }
            if (!file.toRealPath().startsWith(directory.toRealPath())) {
                throw refused(path, "leads out of the desk file's directory");
            }
            if (!Files.isRegularFile(file)) {
                throw refused(path, "is no file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw refused(path, "is larger than a mebibyte");
                }
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw refused(path, "does not exist");
        } catch (InvalidPathException e) {
            throw refused(path, "is no file name");
        } catch (IOException e) {
            throw refused(path, "cannot be read (" + e.getMessage() + ")");
        }
    }

    private static UnknownHolidaysException refused(String path, String reason) {
        return new UnknownHolidaysException(Part.ICAL, "\"" + Shown.of(path) + "\" " + reason);
    }
}
