"""Strategies for HTML: pages that mean something, with "§" for each word, and any markup."""

from __future__ import annotations

from hypothesis import strategies as st

SEEN = "div p section ul ol li dl dt dd h2 blockquote pre b i span a sup table tr td th caption"
NEAR = st.sampled_from([*SEEN.split(), "aside class=box", "ol class=footnotes"])
TREES = st.recursive(
    st.sampled_from(["§", "§ §", " ", "<br>", "&nbsp;§", "<sup><a href='#n'>§</a></sup> "]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag.split()[0]}>",
        NEAR,
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=25,
)

ODD = """
<td rowspan=0>|<td colspan=99999 rowspan=3>|<li value=-1>|<ol type=i start=-9 reversed>|<nav>|<p
id=y>|<a href='#x' id=x>|<a href='#y'>|<sup>|<h1 hidden>|<main>|<header>|<footer>|<aside>|<!--|-->|
<![CDATA[|]]>|<?php|<!DOCTYPE|<style>|</style>|<script>|<math>|<annotation>|<msup>|<p
class=footnotes>|<span class=footnote>|<div class=note>|&#xd800;|&#0;|&lt;|&|<|>|'|"|<a
href='#cmnt1'>|<a href='#cmnt_ref1' id=cmnt1>|<ul class=lst-kix_a-1>|<html>|<body>|<template>|<svg>|
<select><option>|<frameset>|<img alt=x>|<del>|<math><msup></math>|1|word |[1]|Table 1: x|•| |\u2028
"""
TAGS = [f"<{slash}{tag}>" for tag in SEEN.split() for slash in ("", "/")]
SCRIBBLES = st.lists(st.sampled_from(TAGS + ODD.split("|")) | st.text())
