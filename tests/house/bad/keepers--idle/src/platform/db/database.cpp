// The library it keeps is not included any more.
