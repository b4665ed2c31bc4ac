package io.walras.protocol.wire.order;

/** What is wrong with the body of a request before anyone asks what it means. The constant's name is its errorType. */
public enum RequestFault {
    /** Nothing but white space. */
    EmptyBody,
    /** Not one JSON value of RFC 8259. */
    MalformedJson,
    /** Not UTF-8 without a byte order mark, or half of a surrogate pair. */
    InvalidEncoding,
    /** A control character, or one that changes the direction of text. */
    InvalidCharacter,
    /** One name twice in an object. */
    DuplicateKey,
    JsonTooDeep,
    /** A number of too many characters, or whose value has too many digits. */
    NumberTooLong,
    /** A string or a name of too many characters. */
    StringTooLong,
    TooManyTokens,
    /** The document, or one of its lists, is not of the kind the endpoint takes. */
    InvalidShape,
    MissingField,
    /** A value of another JSON type than the field has. */
    InvalidType,
    /** A name that is not one of the few allowed. */
    InvalidEnum,
    InvalidAddress,
    InvalidHash,
    InvalidUid,
    /** An amount written as a JSON number, which many programs round. */
    AmountMustBeString,
    InvalidAmount,
    /** An amount, or the sum of two, that needs more than 256 bits. */
    AmountOverflow,
    InvalidSignature,
    InvalidAppData,
    /** A last second that does not fit 32 bits. */
    ExcessiveValidTo,
    TooManyUids,
    TooManyOrders,
    DuplicateUid
}
