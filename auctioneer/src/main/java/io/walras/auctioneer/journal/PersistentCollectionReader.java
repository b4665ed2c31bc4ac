package io.walras.auctioneer.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * Reads a persistent collection as the plain collection with the same contents, then copies it.
 *
 * @param <C> the plain collection
 * @param <P> the persistent collection
 */
final class PersistentCollectionReader<C, P> extends StdDeserializer<P> implements ContextualDeserializer {
    private static final long serialVersionUID = 1;

    private final transient BiFunction<TypeFactory, JavaType, JavaType> plainType;
    private final transient Function<C, P> copy;
    private final transient @Nullable JsonDeserializer<C> plain;

    private PersistentCollectionReader(
            Class<?> type,
            BiFunction<TypeFactory, JavaType, JavaType> plainType,
            Function<C, P> copy,
            @Nullable JsonDeserializer<C> plain) {
        super(type);
        this.plainType = plainType;
        this.copy = copy;
        this.plain = plain;
    }

    /** Maps whose keys have a natural order. */
    static PersistentCollectionReader<SortedMap<Object, Object>, TreePMap<Object, Object>> ofMaps() {
        return new PersistentCollectionReader<>(
                TreePMap.class,
                (types, wanted) ->
                        types.constructMapType(SortedMap.class, wanted.containedType(0), wanted.containedType(1)),
                TreePMap::fromSortedMap,
                null);
    }

    static PersistentCollectionReader<List<Object>, PVector<Object>> ofVectors() {
        return new PersistentCollectionReader<>(
                PVector.class,
                (types, wanted) -> types.constructCollectionType(List.class, wanted.containedType(0)),
                TreePVector::from,
                null);
    }

    @Override
    @SuppressWarnings("unchecked") // the deserializer of a type yields that type
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        JavaType plainJavaType = plainType.apply(context.getTypeFactory(), context.getContextualType());
        JsonDeserializer<?> found = context.findContextualValueDeserializer(plainJavaType, property);
        return new PersistentCollectionReader<>(handledType(), plainType, copy, (JsonDeserializer<C>) found);
    }

    @Override
    public P deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (plain == null) {
            throw new IllegalStateException("used before it was told the type of the elements");
        }
        return copy.apply(plain.deserialize(parser, context));
    }
}
