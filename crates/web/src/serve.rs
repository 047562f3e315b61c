//! The listener: connections, their time limits, and a stop that lets running requests finish.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{Router, body::Body, extract::ConnectInfo};
use holdepunkt_casework::store::measure;
use hyper::{Request, body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
};

use crate::{App, app};

/// How long a browser may take to send the head of a request, and how long a connection may lie idle.
const HEAD_WITHIN: Duration = Duration::from_secs(15);
/// Most bytes of a request's head.
const LARGEST_HEAD: usize = 32 * 1024;
/// Most connections at once; the next wait in the system's queue.
const MOST_CONNECTIONS: usize = 8192;
/// How long running requests may take to finish when the program is asked to stop.
const FINISH_WITHIN: Duration = Duration::from_secs(10);

/// Serves until `stop` is done, then lets running requests finish.
///
/// # Errors
/// When the socket fails.
pub async fn serve(
    app_state: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    serve_router(app(app_state), listener, stop).await
}

/// As [`serve`], with any router: the pages, or the figures on an address of their own.
///
/// # Errors
/// When the socket fails.
pub async fn serve_router(
    router: Router,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (stopping, stopped) = watch::channel(false);
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let open = Arc::new(AtomicUsize::new(0));
    tokio::pin!(stop);
    loop {
        let Ok(seat) = Arc::clone(&room).acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // No more files may be open, or the browser went away: the next moment may be better.
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let (router, stopped, open) = (router.clone(), stopped.clone(), Arc::clone(&open));
        tokio::spawn(async move {
            let now = open.fetch_add(1, Ordering::Relaxed) + 1;
            measure::level("holdepunkt_connections", &[], now as f64);
            connection(stream, peer, router, stopped).await;
            let now = open.fetch_sub(1, Ordering::Relaxed) - 1;
            measure::level("holdepunkt_connections", &[], now as f64);
            drop(seat);
        });
    }
    drop(listener);
    stopping.send_replace(true);
    drop(stopped);
    // Every connection holds a receiver: when the last is gone, so are they.
    if tokio::time::timeout(FINISH_WITHIN, stopping.closed()).await.is_err() {
        tracing::warn!("some requests did not finish in time and were cut");
    }
    Ok(())
}

async fn connection(stream: TcpStream, peer: SocketAddr, router: Router, mut stopped: watch::Receiver<bool>) {
    // Answers are written whole; waiting for more would only delay them.
    drop(stream.set_nodelay(true));
    let service = TowerToHyperService::new(router);
    let service = hyper::service::service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        hyper::service::Service::call(&service, request.map(Body::new))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let stop = async { drop(stopped.wait_for(|stop| *stop).await) };
    tokio::pin!(connection, stop);
    // What goes wrong here is a browser that went away or was too slow: no news.
    tokio::select! {
        done = connection.as_mut() => drop(done),
        () = &mut stop => {
            connection.as_mut().graceful_shutdown();
            drop(connection.await);
        }
    }
}
