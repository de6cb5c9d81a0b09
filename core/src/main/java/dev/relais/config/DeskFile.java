package dev.relais.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.RefusedInputException;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import java.util.List;

/** Reads desk files (version 1). */
public final class DeskFile {
    private DeskFile() {}

    /**
     * The desk that a file describes.
     *
     * @param source the name by which the reader knows the file
     * @param utf8 its content
     * @throws RefusedInputException with every fault, in reading order, at most 20
     */
    public static DeskConfig read(String source, byte[] utf8) {
        JsonNode document = document(source, utf8);
        Faults faults = new Faults();
        DeskConfig desk = new DeskReader(document, faults).read();
        faults.refuse(source, document);
        if (desk == null) {
            throw new IllegalStateException("a desk that could not be read has faults");
        }
        return desk;
    }

    static JsonNode document(String source, byte[] utf8) {
        try {
            return StrictJson.read(utf8);
        } catch (NotJsonException e) {
            throw new RefusedInputException(source, List.of(e.fault()));
        }
    }
}
