//! The HTTP side: pages and files of the last good version, and the waiting script of live reload.

use std::net::TcpListener;
use std::sync::Arc;

use anyhow::Result;
use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;

use super::live;
use super::workshop::Workshop;

/// Serves until the program ends.
pub(super) fn run(listener: TcpListener, workshop: Arc<Workshop>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let router = Router::new()
            .route(live::SCRIPT_PATH, get(|| async { asset(live::SCRIPT, "text/javascript") }))
            .route(live::STYLE_PATH, get(|| async { asset(live::STYLE, "text/css") }))
            .route(live::WAIT_PATH, get(wait))
            .fallback(file)
            .layer(middleware::from_fn(only_this_computer))
            .with_state(workshop);
        axum::serve(listener, router).await?;
        Ok(())
    })
}

/// Refuses other host names: a foreign page could otherwise read the site by pointing its name to this computer.
async fn only_this_computer(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if ["127.0.0.1", "localhost"].contains(&name) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

async fn file(State(workshop): State<Arc<Workshop>>, request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    // Making a page is work for the processor, not for the threads that wait for the network.
    let answer = tokio::task::spawn_blocking(move || respond(&workshop, &path)).await;
    answer.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn respond(workshop: &Workshop, path: &str) -> Response {
    let number = *workshop.number().borrow();
    let page = |status, bytes: Vec<u8>| page(status, &bytes, number, !workshop.faults().is_empty());
    let Some(version) = workshop.good() else {
        return page(StatusCode::OK, live::EMPTY_PAGE.as_bytes().to_vec());
    };
    match version.file(path) {
        Some(Ok(bytes)) => match content_type(path) {
            "text/html" => page(StatusCode::OK, bytes),
            other => asset(bytes, other),
        },
        Some(Err(fault)) => (StatusCode::INTERNAL_SERVER_ERROR, fault).into_response(),
        None => match version.file("404.html") {
            Some(Ok(bytes)) => page(StatusCode::NOT_FOUND, bytes),
            _ => StatusCode::NOT_FOUND.into_response(),
        },
    }
}

fn page(status: StatusCode, bytes: &[u8], number: u64, faults: bool) -> Response {
    let html = live::with_script(bytes, number, faults);
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], html)
        .into_response()
}

fn asset(bytes: impl Into<axum::body::Body>, content_type: &'static str) -> Response {
    let charset = if content_type == "application/zip" { "" } else { "; charset=utf-8" };
    let headers = [
        (header::CONTENT_TYPE, format!("{content_type}{charset}")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes.into()).into_response()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html",
        "css" => "text/css",
        "js" => "text/javascript",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "xml" => "application/xml",
        "zip" => "application/zip",
        "ics" => "text/calendar",
        "csv" => "text/csv",
        _ => "text/plain",
    }
}

#[derive(Deserialize)]
struct Since {
    /// The number of the version that the page shows; -1 for none.
    version: i64,
}

/// Answers when there is something newer than the page, with a script that says what.
async fn wait(State(workshop): State<Arc<Workshop>>, Query(since): Query<Since>) -> Response {
    let mut number = workshop.number();
    // The sender lives as long as the server, so waiting cannot fail while somebody waits.
    let seen = u64::try_from(since.version).ok();
    let newest = number.wait_for(|number| Some(*number) != seen).await.map_or(0, |number| *number);
    let script = live::answer(newest, &workshop.faults(), workshop.blocked());
    asset(script, "text/javascript")
}
