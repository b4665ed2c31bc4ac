package io.walras.protocol.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The vectors in {@code contracts/vectors}, which Solidity and Java read alike. */
public final class Vectors {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Vectors() {}

    /** A file of vectors, found from the working directory upwards. */
    public static JsonNode read(String file) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path vectors = folder.resolve("contracts").resolve("vectors").resolve(file);
            if (Files.isRegularFile(vectors)) {
                return parse(vectors);
            }
            folder = folder.getParent();
        }
        throw new IllegalStateException("no contracts/vectors/" + file + " above the working directory");
    }

    /** The rows of a list in a file, of which there must be {@code count}, so that none is missed unnoticed. */
    public static List<JsonNode> rows(String file, String list, int count) {
        List<JsonNode> rows =
                StreamSupport.stream(read(file).path(list).spliterator(), false).toList();
        if (rows.size() != count) {
            throw new IllegalStateException(file + " has " + rows.size() + " " + list + ", not " + count);
        }
        return rows;
    }

    private static JsonNode parse(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        }
    }
}
