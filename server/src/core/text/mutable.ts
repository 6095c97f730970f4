/** A value that is still being put together: whoever made it may change it until it is handed out. */
export type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };
