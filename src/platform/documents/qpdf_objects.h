#pragma once
// libqpdf's headers. Its JSON.hh does not compile as C++20 with Clang 14 (a vector of an unfinished class);
// the others only name that class, and nothing here uses it, so it is declared and left out.
#ifndef JSON_HH
#define JSON_HH
class JSON;
#endif

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
